// Package binary: fixed-size and variable-length numbers in byte slices.
package binary

const (
	MaxVarintLen16 = 3
	MaxVarintLen32 = 5
	MaxVarintLen64 = 10
)

type ByteOrder interface {
	Uint16([]byte) uint16
	Uint32([]byte) uint32
	Uint64([]byte) uint64
	PutUint16([]byte, uint16)
	PutUint32([]byte, uint32)
	PutUint64([]byte, uint64)
	String() string
}

type littleEndian struct{}
type bigEndian struct{}

var LittleEndian littleEndian
var BigEndian bigEndian

func (littleEndian) String() string { return "LittleEndian" }
func (bigEndian) String() string    { return "BigEndian" }

func (littleEndian) Uint16(b []byte) uint16 { return uint16(b[0]) | uint16(b[1])<<8 }
func (littleEndian) Uint32(b []byte) uint32 {
	_ = b[3]
	return uint32(LittleEndian.Uint16(b)) | uint32(LittleEndian.Uint16(b[2:]))<<16
}
func (littleEndian) Uint64(b []byte) uint64 {
	_ = b[7]
	return uint64(LittleEndian.Uint32(b)) | uint64(LittleEndian.Uint32(b[4:]))<<32
}
func (littleEndian) PutUint16(b []byte, v uint16) {
	_ = b[1]
	b[0], b[1] = byte(v), byte(v>>8)
}
func (littleEndian) PutUint32(b []byte, v uint32) {
	_ = b[3]
	LittleEndian.PutUint16(b, uint16(v))
	LittleEndian.PutUint16(b[2:], uint16(v>>16))
}
func (littleEndian) PutUint64(b []byte, v uint64) {
	_ = b[7]
	LittleEndian.PutUint32(b, uint32(v))
	LittleEndian.PutUint32(b[4:], uint32(v>>32))
}
func (littleEndian) AppendUint16(b []byte, v uint16) []byte { return append(b, byte(v), byte(v>>8)) }
func (littleEndian) AppendUint32(b []byte, v uint32) []byte {
	return LittleEndian.AppendUint16(LittleEndian.AppendUint16(b, uint16(v)), uint16(v>>16))
}
func (littleEndian) AppendUint64(b []byte, v uint64) []byte {
	return LittleEndian.AppendUint32(LittleEndian.AppendUint32(b, uint32(v)), uint32(v>>32))
}

func (bigEndian) Uint16(b []byte) uint16 { return uint16(b[1]) | uint16(b[0])<<8 }
func (bigEndian) Uint32(b []byte) uint32 {
	_ = b[3]
	return uint32(BigEndian.Uint16(b[2:])) | uint32(BigEndian.Uint16(b))<<16
}
func (bigEndian) Uint64(b []byte) uint64 {
	_ = b[7]
	return uint64(BigEndian.Uint32(b[4:])) | uint64(BigEndian.Uint32(b))<<32
}
func (bigEndian) PutUint16(b []byte, v uint16) {
	_ = b[1]
	b[0], b[1] = byte(v>>8), byte(v)
}
func (bigEndian) PutUint32(b []byte, v uint32) {
	_ = b[3]
	BigEndian.PutUint16(b, uint16(v>>16))
	BigEndian.PutUint16(b[2:], uint16(v))
}
func (bigEndian) PutUint64(b []byte, v uint64) {
	_ = b[7]
	BigEndian.PutUint32(b, uint32(v>>32))
	BigEndian.PutUint32(b[4:], uint32(v))
}
func (bigEndian) AppendUint16(b []byte, v uint16) []byte { return append(b, byte(v>>8), byte(v)) }
func (bigEndian) AppendUint32(b []byte, v uint32) []byte {
	return BigEndian.AppendUint16(BigEndian.AppendUint16(b, uint16(v>>16)), uint16(v))
}
func (bigEndian) AppendUint64(b []byte, v uint64) []byte {
	return BigEndian.AppendUint32(BigEndian.AppendUint32(b, uint32(v>>32)), uint32(v))
}

func AppendUvarint(buf []byte, x uint64) []byte {
	for ; x >= 0x80; x >>= 7 {
		buf = append(buf, byte(x)|0x80)
	}
	return append(buf, byte(x))
}

func AppendVarint(buf []byte, x int64) []byte {
	u := uint64(x) << 1
	if x < 0 {
		u = ^u
	}
	return AppendUvarint(buf, u)
}

func put(buf, encoded []byte) int {
	_ = buf[len(encoded)-1]
	return copy(buf, encoded)
}

func PutUvarint(buf []byte, x uint64) int { return put(buf, AppendUvarint(nil, x)) }
func PutVarint(buf []byte, x int64) int   { return put(buf, AppendVarint(nil, x)) }

// Uvarint decodes a number; n is 0 if the buffer is too small, below 0 if the number is too large.
func Uvarint(buf []byte) (x uint64, n int) {
	for i, b := range buf {
		if i == MaxVarintLen64 || i == MaxVarintLen64-1 && b > 1 {
			return 0, -(i + 1)
		}
		x |= uint64(b&0x7F) << uint(7*i)
		if b < 0x80 {
			return x, i + 1
		}
	}
	return 0, 0
}

func Varint(buf []byte) (int64, int) {
	u, n := Uvarint(buf)
	x := int64(u >> 1)
	if u&1 != 0 {
		x = ^x
	}
	return x, n
}
