import os
import platform
from importlib.metadata import distributions


def system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:  # there is no distribution of Linux, and so no file that names one
        return f"{os.uname().sysname} {os.uname().release} on {os.uname().machine}"


packages = sorted(f"{each.name} {each.version}" for each in distributions())
print("packages  ", ", ".join(packages) or "none")
print("Python    ", platform.python_version())
print("C library ", " ".join(platform.libc_ver()).strip() or "part of Python itself")
print("system    ", system())
