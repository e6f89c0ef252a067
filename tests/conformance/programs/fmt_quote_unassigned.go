//rule: strconv.IsPrint: %q escapes what is not printable, unassigned characters among it (fmt)
package main

import "fmt"

func main() { fmt.Printf("%q %q %q %q\n", "日本\ufffe", "é\u0378\u200b", "\u2028x", string(rune(0x1F600))) }
