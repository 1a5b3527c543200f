"""A file to a typed record, or to findings.

In this order: ``document`` (bytes to lines; ``slips`` in the letters), ``source``
(YAML to nodes that know their place; what libyaml cannot read, ``syntax`` says in
Dutch), and ``reader`` (nodes to a record; what pydantic says is wrong,
``validation`` says in Dutch).
"""
