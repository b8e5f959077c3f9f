"""The real agent, killed at random and made to suffer, against a provider that misbehaves.

`python -m tests.faults` (Linux): see `--help`. Every run ends with the judgement of `deskreply
verify` over all calls: 0 texted twice, 0 lost, 0 stuck, 0 wrong.
"""
