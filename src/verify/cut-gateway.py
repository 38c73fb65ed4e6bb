"""Passes on what port 5000 of this machine says to whoever asks port 5001, and ends for good after so many bytes."""

import os
import socket
import sys
import threading

left = int(sys.argv[1])
lock = threading.Lock()


def spend(count: int) -> None:
    """Count the bytes of answers; too many end this process, and every connection with it."""
    global left
    with lock:
        left -= count
        if left < 0:
            os._exit(0)


def pass_on(source: socket.socket, target: socket.socket, answers: bool) -> None:
    """Pass on what one side says until it has said all."""
    try:
        while data := source.recv(65536):
            if answers:
                spend(len(data))
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)
    except OSError:
        source.close()
        target.close()


listener = socket.create_server(("", 5001))
print("ready", flush=True)
while True:
    client, _ = listener.accept()
    registry = socket.create_connection(("127.0.0.1", 5000))
    threading.Thread(target=pass_on, args=(client, registry, False), daemon=True).start()
    threading.Thread(target=pass_on, args=(registry, client, True), daemon=True).start()
