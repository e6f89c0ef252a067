// rule: encoding/binary.Write and Read: fixed-size values, structs, arrays and slices in either byte order; sizes; varints from readers
package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
)

type colour uint8

type header struct {
	Magic   [2]byte
	Version uint16
	_       [3]byte
	Flags   struct {
		Last bool
		Hue  colour
	}
	Offset int32
	Ratio  float64
	Small  float32
	Phase  complex64
}

func main() {
	h := header{Magic: [2]byte{'G', 'o'}, Version: 0x0102, Offset: -2, Ratio: 1.5, Small: -0.25, Phase: complex(1, -1)}
	h.Flags.Last, h.Flags.Hue = true, 9
	for _, order := range []binary.ByteOrder{binary.LittleEndian, binary.BigEndian} {
		var buf bytes.Buffer
		if err := binary.Write(&buf, order, h); err != nil {
			panic(err)
		}
		fmt.Printf("%v %d %x\n", order, binary.Size(h), buf.Bytes())
		var back header
		err := binary.Read(&buf, order, &back)
		fmt.Println(err, back == h, back.Flags, buf.Len())
	}
	var buf bytes.Buffer
	fmt.Println(binary.Write(&buf, binary.BigEndian, []int16{1, -1}), binary.Write(&buf, binary.BigEndian, &h.Version),
		binary.Write(&buf, binary.LittleEndian, uint64(7)), buf.Bytes())
	pair := make([]int16, 2)
	var version uint16
	var rest [2]uint64
	fmt.Println(binary.Read(&buf, binary.BigEndian, pair), binary.Read(&buf, binary.BigEndian, &version), pair, version)
	err := binary.Read(&buf, binary.BigEndian, &rest)
	fmt.Println(err == io.ErrUnexpectedEOF, binary.Read(&buf, binary.BigEndian, &version) == io.EOF)
	fmt.Println(binary.Size([]uint32{1, 2}), binary.Size(3), binary.Size(struct{ s string }{}), binary.Size(new(complex128)))
	fmt.Println(binary.Write(&buf, binary.BigEndian, 3))
	fmt.Println(binary.Write(&buf, binary.BigEndian, map[string]int{}))
	r := bytes.NewReader([]byte{0xac, 0x02, 0x03, 0x80, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x02})
	fmt.Println(binary.ReadUvarint(r))
	fmt.Println(binary.ReadVarint(r))
	r.ReadByte()
	fmt.Println(binary.ReadUvarint(r))
}
