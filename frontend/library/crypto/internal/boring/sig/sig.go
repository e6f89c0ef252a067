// Package sig marks in a binary which cryptography it was built with. The marks do nothing.
package sig

func BoringCrypto() {}

func StandardCrypto() {}
