"""Where updates, outgoing messages and due times wait, so that a crash loses none.

`keys` names everything, `mailbox` takes rows in order under a fencing token and commits
their `effects` once, `due` moves what has become due into an inbox, and `wake` ends the
sleep of a worker.
"""
