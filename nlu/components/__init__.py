"""Rasa's side: the components of `config.yml`, training and serving.

Runs in the environment of `nlu/pyproject.toml` (Python 3.10). Nothing outside this
folder imports rasa.
"""
