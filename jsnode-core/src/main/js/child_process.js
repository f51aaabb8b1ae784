'use strict';

const { ChildProcess } = require('internal/child_process/child');
const { exec, execFile } = require('internal/child_process/exec');
const { _forkChild, fork } = require('internal/child_process/fork');
const { spawn } = require('internal/child_process/spawn');
const { execFileSync, execSync, spawnSync } = require('internal/child_process/sync');

module.exports = { _forkChild, ChildProcess, exec, execFile, execFileSync, execSync, fork, spawn, spawnSync };
