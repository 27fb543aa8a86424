"""Which addresses may be connected to: the public internet, and what the user allows besides."""

import os
from collections.abc import Sequence
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)

from ingest.errors import AddressRefused

VARIABLE = "FULCRUM_ALLOW_NETWORKS"
TRANSLATED = ip_network("64:ff9b::/96")
"""IPv6 addresses that a gateway turns into the IPv4 address in their last four bytes (RFC 6052)."""

Address = IPv4Address | IPv6Address
Networks = Sequence[IPv4Network | IPv6Network]


def allowed_networks(text: str | None = None) -> Networks:
    """Networks the user allows besides the public ones: a CIDR list, by default FULCRUM_ALLOW_NETWORKS.

    >>> allowed_networks("127.0.0.0/8, fd00::/8")
    (IPv4Network('127.0.0.0/8'), IPv6Network('fd00::/8'))
    """
    parts = (os.environ.get(VARIABLE, "") if text is None else text).replace(",", " ").split()
    try:
        return tuple(ip_network(part, strict=False) for part in parts)
    except ValueError as error:
        raise AddressRefused(f"{VARIABLE}: {error}; write networks like 10.0.0.0/8, with commas") from error


def check_address(host: str, address: str, allowed: Networks) -> None:
    """Refuse an address that is not on the public internet, whatever name led there.

    >>> check_address("example.org", "93.184.215.14", ())
    >>> check_address("metadata.example", "::ffff:169.254.169.254", ())  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ingest.errors.AddressRefused: metadata.example (169.254.169.254) is no public address; ...
    """
    plain = unwrap(ip_address(address.partition("%")[0]))
    if any(plain in network for network in allowed):
        return
    if not plain.is_global or plain.is_multicast or plain.is_reserved:
        where = host if host == str(plain) else f"{host} ({plain})"
        raise AddressRefused(
            f"{where} is no public address; if it is yours, allow its network with {VARIABLE}"
        )


def unwrap(address: Address) -> Address:
    """The IPv4 address that an IPv6 address stands for, where it stands for one."""
    if isinstance(address, IPv4Address):
        return address
    if address in TRANSLATED:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    if address.teredo:
        return address.teredo[1]
    return address.ipv4_mapped or address.sixtofour or address


def is_allowed_host(host: str, allowed: Networks) -> bool:
    """Whether the user has allowed this host by its address: then it is a server of the user's own."""
    try:
        address = unwrap(ip_address("127.0.0.1" if host == "localhost" else host.strip("[]")))
    except ValueError:
        return False
    return any(address in network for network in allowed)
