"""Reads and writes PDUs with Debian's python3-gammu, line by line, for GammuPeerTest. Texts travel as hexadecimal UTF-16."""
import sys

import gammu


def text(hexadecimal):
    return bytes.fromhex(hexadecimal).decode("utf-16-be")


def hexadecimal(words):
    return words.encode("utf-16-be", "surrogatepass").hex()


def decode(pdu):
    sms = gammu.DecodePDU(bytes.fromhex(pdu), True)
    header = sms["UDH"]
    reference = header["ID16bit"] if header["ID16bit"] > 0 else header["ID8bit"]
    part = f"{reference}/{header['AllParts']}/{header['PartNumber']}" if header["AllParts"] > 0 else "-"
    words = sms["Text"] if isinstance(sms["Text"], str) else sms["Text"].decode("latin-1")
    # After escapes gammu takes the count of septets for that of characters; its text ends where the NUL is.
    words = words.split("\0")[0]
    return "|".join([
        sms["Type"], sms["Number"], hexadecimal(words), part, sms["SMSC"]["Number"], str(sms["Class"]),
        str(sms["DateTime"]), str(sms["MessageReference"])])


def octets(pdu):
    """Header and octets of an SMS of eight bits, and what gammu takes its coding for."""
    sms = gammu.DecodePDU(bytes.fromhex(pdu), True)
    words = sms["Text"]
    return "|".join([
        sms["Coding"], sms["UDH"]["Text"].hex(), words.hex() if isinstance(words, bytes) else words, str(sms["Class"])])


def encode(number, words, unicode):
    parts = gammu.EncodeSMS({
        "Class": -1, "Unicode": unicode,
        "Entries": [{"ID": "ConcatenatedTextLong", "Buffer": words}]})
    pdus = []
    for part in parts:
        part["Number"] = number
        part["SMSC"] = {"Number": "+436640501", "Location": 0, "Name": "", "Format": "Text", "Validity": "4D", "DefaultNumber": ""}
        part["Type"] = "Submit"
        pdus.append(gammu.EncodePDU(part, "Submit").hex().upper())
    return ",".join(pdus)


for line in sys.stdin:
    verb, *words = line.rstrip("\n").split("|")
    try:
        if verb == "decode":
            print(decode(words[0]))
        elif verb == "octets":
            print(octets(words[0]))
        elif verb == "count":
            coding = "Unicode_No_Compression" if words[1] == "ucs2" else "Default_No_Compression"
            count = gammu.SMSCounter(text(words[0]), "NoUDH", coding)
            print(*(count if count[0] == 1 else gammu.SMSCounter(text(words[0]), "ConcatenatedMessages", coding)))
        else:
            print(encode(words[0], text(words[1]), words[2] == "ucs2"))
    except Exception as trouble:  # Each line has an answer, or the test would wait for ever.
        print("error|" + repr(trouble))
    sys.stdout.flush()
