// Forecasts, credits, budgets and programmes with figures worked out by hand.
import { testGoldenDoors } from '../../support/golden_doors.mjs';

await testGoldenDoors(
  new URL('.', import.meta.url),
  'forecast',
  (answer) => Object.values(answer)[0],
);
