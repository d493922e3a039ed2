"""Clients of the services that others publish figures on: Kolada v3 and PxWeb v1 and v2.

Clock, sleep and the folder of kept answers are arguments; nothing here reads the environment. Everything that can go
wrong is a `Refused` with its wording in `wording.py`.
"""
