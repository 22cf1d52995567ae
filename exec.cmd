@rem npm starts servers with `exec`, so that a signal reaches them and not a shell around them. What reads
@rem scripts on Windows has no such word, but looks for a file of that name in this folder.
@%*
