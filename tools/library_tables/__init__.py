"""The library's own tables of facts and of what was printed, made from what was collected: one module a subject.

Each module has `make(shared)`, which reads the folder of collected figures and writes into agreements/. The product reads
only what was written.
"""
