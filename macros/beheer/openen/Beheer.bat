@echo off
py -3 "%~dp0openen.py" || pause
