#!/usr/bin/env node
/** `npm create stepwell`: `stepwell init` under the name that npm asks for. */
import { quietWarnings } from '../system/process/quiet-warnings.ts';
import { runCommand } from './command/command.ts';
import { initCommand } from './init.ts';

quietWarnings();
await runCommand(initCommand);
