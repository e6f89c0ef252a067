//rule: %d %b %o %O %x %X %c %U %q of integers with flags and width (package fmt)

package main

import "fmt"

func main() {
	fmt.Printf("%d|%5d|%-5d|%05d|%+d|% d|%x|%X|%#x|%o|%#o|%O|%b|%#b\n", 42, 42, 42, 42, 42, 42, 42, 42, 42, 42, 42, 42, 5, 5)
	fmt.Printf("%d|%5d|%-5d|%05d|%+d|% d|%x|%#X|%b\n", -42, -42, -42, -42, -42, -42, -42, -42, -5)
	fmt.Printf("%c|%q|%U|%#U|%c|%5c|%-3c|\n", 'A', 'A', 'A', '世', 0x1F600, 'x', 'y')
	fmt.Printf("%.3d|%8.3d|%-8.3d|%08.3d|%.0d|%+.2d\n", 7, 7, 7, 7, 0, 7)
	fmt.Printf("%d %d %x\n", []int{1, 2}, [2]uint8{3, 4}, []int{10, 11})
	fmt.Printf("%x %X %d\n", uint64(1<<64-1), int64(-1<<63), int8(-128))
	fmt.Printf("%q %q %q\n", '\n', '\'', 0x10FFFF)
}
