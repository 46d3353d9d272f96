import { clock } from '../../../harness/engine/clock.cts';

beforeAll(() => clock.install());
beforeEach(() => clock.reset());
afterAll(() => clock.uninstall());
