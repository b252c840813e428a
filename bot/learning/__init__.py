"""What the owner can teach the machine: her answers' questions, her customers' words.

Gathered from what was handed over, decided by her taps alone, exported as sentences to
train on and as aliases of products.
"""
