//rule: integer conversion sign-extends or zero-extends, then truncates (spec "Conversions", between numeric types)

package main

import "fmt"

func main() {
	v := -2
	fmt.Println(int8(v), int16(v), int32(v), int64(v))
	fmt.Println(uint8(v), uint16(v), uint32(v), uint64(v), uint(v))
	big := 0x1234567890ABCDEF
	fmt.Println(int8(big), int16(big), int32(big), int64(big))
	fmt.Println(uint8(big), uint16(big), uint32(big), uint64(big))
	var b int8 = -128
	fmt.Println(uint16(b), uint16(uint8(b)), int32(uint16(b)), uint64(b))
	var u uint32 = 0xFFFFFFFF
	fmt.Println(int32(u), int64(u), int64(int32(u)))
}
