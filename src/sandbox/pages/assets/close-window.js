// Only a window that a script opened closes; every other stays, with the link back.
setTimeout(() => globalThis.close(), 1200);
