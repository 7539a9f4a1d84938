"""Contact ID by Debian's libspandsp2, a line for a line.

receiver: a frame of samples in hex -> what it says in hex, then a blank and each report it took
sender:   put ACCT MT Q XYZ GG CCC -> ok; a frame in hex -> what it says in hex, then a blank and each tone it noticed
codec:    encode ACCT MT Q XYZ GG CCC -> keys; decode KEYS -> the six, or "refused"
Numbers are hexadecimal, as in a message.
"""
import ctypes
import sys

lib = ctypes.CDLL("libspandsp.so.2")


class Report(ctypes.Structure):
    _fields_ = [(name, ctypes.c_int) for name in ("acct", "mt", "q", "xyz", "gg", "ccc")]

    def words(self):
        return "%04X:%02X:%X:%03X:%02X:%03X" % (self.acct, self.mt, self.q, self.xyz, self.gg, self.ccc)


REPORTED = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.POINTER(Report))
NOTICED = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_int, ctypes.c_int, ctypes.c_int)
for function in ("ademco_contactid_receiver_init", "ademco_contactid_sender_init"):
    getattr(lib, function).restype = ctypes.c_void_p

news = []


def report(words):
    return Report(*[int(word, 16) for word in words])


def frame(state, rx, tx, line):
    heard = bytes.fromhex(line)
    count = len(heard) // 2
    lib[rx](state, heard, count)
    said = ctypes.create_string_buffer(len(heard))
    made = lib[tx](state, said, count)
    line = said.raw[: 2 * made].ljust(len(heard), b"\0").hex() + "".join(" " + one for one in news)
    news.clear()
    return line


def receiver():
    taken = REPORTED(lambda user, given: news.append(given.contents.words()))
    state = ctypes.c_void_p(lib.ademco_contactid_receiver_init(None, taken, None))
    lib.ademco_contactid_receiver_set_realtime_callback(state, taken, None)
    for line in sys.stdin:
        print(frame(state, "ademco_contactid_receiver_rx", "ademco_contactid_receiver_tx", line), flush=True)


def sender():
    noticed = NOTICED(lambda user, tone, level, delay: news.append(str(tone)))
    state = ctypes.c_void_p(lib.ademco_contactid_sender_init(None, noticed, None))
    for line in sys.stdin:
        words = line.split()
        if words[0] == "put":
            given = report(words[1:])
            print("ok" if lib.ademco_contactid_sender_put(state, ctypes.byref(given)) == 0 else "busy", flush=True)
        else:
            print(frame(state, "ademco_contactid_sender_rx", "ademco_contactid_sender_tx", line), flush=True)


def codec():
    for line in sys.stdin:
        words = line.split()
        if words[0] == "encode":
            keys = ctypes.create_string_buffer(64)
            given = report(words[1:])
            lib.encode_msg(keys, ctypes.byref(given))
            print(keys.value.decode("ascii"), flush=True)
        else:
            read = Report()
            right = lib.decode_msg(ctypes.byref(read), words[1].encode("ascii")) == 0
            print(read.words() if right else "refused", flush=True)


{"receiver": receiver, "sender": sender, "codec": codec}[sys.argv[1]]()
