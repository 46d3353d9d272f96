import { gows } from './gows.cts';
import { noweb } from './noweb.cts';
import type { Engine, Shapes } from './shapes.cts';
import { webjs } from './webjs.cts';

/** How each engine writes its answers. */
export const ENGINES: Record<Engine, Shapes> = { GOWS: gows, NOWEB: noweb, WEBJS: webjs };
