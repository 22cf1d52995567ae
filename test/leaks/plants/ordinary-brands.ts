/** Common English words that are, or could be, the names of brands. */
export const ordinaryBrands: readonly string[] = (
  'Access Account Action Agent Align Anchor Apple Arrow Asset Atlas Backlog Balance Base Basis Beacon Bench Block ' +
  'Board Bolt Box Branch Brick Bridge Bright Buffer Build Button Calendar Canvas Carbon Card Center Chart Check ' +
  'Circle Clear Client Close Cloud Clover Coin Compass Connect Content Copper Copy Core Craft Current Data Deck ' +
  'Desk Dash Draft Drift Drive Edge Element Engine Event Factor Field Figure File Filter Flow Flex Focus Form ' +
  'Frame Front Gear Grid Group Guard Harvest Help Hero Home Host Hub Index Insight Item Kit Label Ladder Layer ' +
  'Lead Level Lever Link List Loop Mail Map Mark Matter Measure Merge Meter Mint Mode Monday Motion Notion Now ' +
  'Object Open Orbit Order Origin Page Panel Path Pay People Pilot Pipe Plan Point Post Present Pulse Ramp Record ' +
  'Remote Ripple Root Segment Sense Signal Slack Span Spring Square Stack Stripe Table Target Tempo Title Track Wave'
).split(' ');
