"""How bargaining power is put into words: parties, frames, and the way in which a stance is stated."""
