package binary

import (
	"errors"
	"io"
	"math"
	"reflect"
)

// Size is how many bytes Write takes for the value, or a slice, or what a pointer leads to; -1 if it has no fixed size.
func Size(v any) int { return sizeOfData(reflect.Indirect(reflect.ValueOf(v))) }

func sizeOfData(v reflect.Value) int {
	if v.Kind() != reflect.Slice {
		return sizeOf(v.Type())
	}
	if size := sizeOf(v.Type().Elem()); size >= 0 {
		return size * v.Len()
	}
	return -1
}

func sizeOf(t reflect.Type) int {
	switch t.Kind() {
	case reflect.Bool, reflect.Int8, reflect.Uint8:
		return 1
	case reflect.Int16, reflect.Uint16:
		return 2
	case reflect.Int32, reflect.Uint32, reflect.Float32:
		return 4
	case reflect.Int64, reflect.Uint64, reflect.Float64, reflect.Complex64:
		return 8
	case reflect.Complex128:
		return 16
	case reflect.Array:
		if size := sizeOf(t.Elem()); size >= 0 {
			return size * t.Len()
		}
	case reflect.Struct:
		sum := 0
		for i := 0; i < t.NumField(); i++ {
			size := sizeOf(t.Field(i).Type)
			if size < 0 {
				return -1
			}
			sum += size
		}
		return sum
	}
	return -1
}

// Write writes the value's bytes at once.
func Write(w io.Writer, order ByteOrder, data any) error {
	v := reflect.Indirect(reflect.ValueOf(data))
	size := sizeOfData(v)
	if size < 0 {
		return errors.New("binary.Write: invalid type " + reflect.TypeOf(data).String())
	}
	e := encoder{order: order, buf: make([]byte, size)}
	e.value(v)
	_, err := w.Write(e.buf)
	return err
}

// Read reads as many bytes as the value has that data points to, or the slice.
func Read(r io.Reader, order ByteOrder, data any) error {
	v := reflect.ValueOf(data)
	size := -1
	switch v.Kind() {
	case reflect.Pointer:
		v = v.Elem()
		size = sizeOfData(v)
	case reflect.Slice:
		size = sizeOfData(v)
	}
	if size < 0 {
		return errors.New("binary.Read: invalid type " + reflect.TypeOf(data).String())
	}
	d := decoder{order: order, buf: make([]byte, size)}
	if _, err := io.ReadFull(r, d.buf); err != nil {
		return err
	}
	d.value(v)
	return nil
}

// encoder fills buf from `at` on.
type encoder struct {
	order ByteOrder
	buf   []byte
	at    int
}

func (e *encoder) bits(x uint64, size int) {
	to := e.buf[e.at : e.at+size]
	e.at += size
	switch size {
	case 1:
		to[0] = byte(x)
	case 2:
		e.order.PutUint16(to, uint16(x))
	case 4:
		e.order.PutUint32(to, uint32(x))
	case 8:
		e.order.PutUint64(to, x)
	}
}

func (e *encoder) value(v reflect.Value) {
	size := sizeOf(v.Type())
	switch v.Kind() {
	case reflect.Array, reflect.Slice:
		for i := 0; i < v.Len(); i++ {
			e.value(v.Index(i))
		}
	case reflect.Struct:
		t := v.Type()
		for i := 0; i < v.NumField(); i++ {
			if t.Field(i).Name == "_" {
				e.at += sizeOf(t.Field(i).Type)
			} else {
				e.value(v.Field(i))
			}
		}
	case reflect.Bool:
		bit := uint64(0)
		if v.Bool() {
			bit = 1
		}
		e.bits(bit, size)
	case reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		e.bits(uint64(v.Int()), size)
	case reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		e.bits(v.Uint(), size)
	case reflect.Float32:
		e.bits(uint64(math.Float32bits(float32(v.Float()))), size)
	case reflect.Float64:
		e.bits(math.Float64bits(v.Float()), size)
	case reflect.Complex64:
		e.bits(uint64(math.Float32bits(float32(real(v.Complex())))), 4)
		e.bits(uint64(math.Float32bits(float32(imag(v.Complex())))), 4)
	case reflect.Complex128:
		e.bits(math.Float64bits(real(v.Complex())), 8)
		e.bits(math.Float64bits(imag(v.Complex())), 8)
	}
}

// decoder takes from buf from `at` on.
type decoder struct {
	order ByteOrder
	buf   []byte
	at    int
}

func (d *decoder) bits(size int) uint64 {
	from := d.buf[d.at : d.at+size]
	d.at += size
	switch size {
	case 1:
		return uint64(from[0])
	case 2:
		return uint64(d.order.Uint16(from))
	case 4:
		return uint64(d.order.Uint32(from))
	}
	return d.order.Uint64(from)
}

func (d *decoder) value(v reflect.Value) {
	size := sizeOf(v.Type())
	switch v.Kind() {
	case reflect.Array, reflect.Slice:
		for i := 0; i < v.Len(); i++ {
			d.value(v.Index(i))
		}
	case reflect.Struct:
		t := v.Type()
		for i := 0; i < v.NumField(); i++ {
			if t.Field(i).Name == "_" {
				d.at += sizeOf(t.Field(i).Type)
			} else {
				d.value(v.Field(i))
			}
		}
	case reflect.Bool:
		v.SetBool(d.bits(1) != 0)
	case reflect.Int8:
		v.SetInt(int64(int8(d.bits(1))))
	case reflect.Int16:
		v.SetInt(int64(int16(d.bits(2))))
	case reflect.Int32:
		v.SetInt(int64(int32(d.bits(4))))
	case reflect.Int64:
		v.SetInt(int64(d.bits(8)))
	case reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		v.SetUint(d.bits(size))
	case reflect.Float32:
		v.SetFloat(float64(math.Float32frombits(uint32(d.bits(4)))))
	case reflect.Float64:
		v.SetFloat(math.Float64frombits(d.bits(8)))
	case reflect.Complex64:
		re, im := math.Float32frombits(uint32(d.bits(4))), math.Float32frombits(uint32(d.bits(4)))
		v.SetComplex(complex(float64(re), float64(im)))
	case reflect.Complex128:
		re, im := math.Float64frombits(d.bits(8)), math.Float64frombits(d.bits(8))
		v.SetComplex(complex(re, im))
	}
}

var overflow = errors.New("binary: varint overflows a 64-bit integer")

// ReadUvarint reads a number as PutUvarint writes it.
func ReadUvarint(r io.ByteReader) (uint64, error) {
	var x uint64
	for i := 0; i < MaxVarintLen64; i++ {
		b, err := r.ReadByte()
		if err != nil {
			return x, err
		}
		if b < 0x80 {
			if i == MaxVarintLen64-1 && b > 1 {
				return x, overflow
			}
			return x | uint64(b)<<(7*uint(i)), nil
		}
		x |= uint64(b&0x7f) << (7 * uint(i))
	}
	return x, overflow
}

func ReadVarint(r io.ByteReader) (int64, error) {
	u, err := ReadUvarint(r)
	x := int64(u >> 1)
	if u&1 != 0 {
		x = ^x
	}
	return x, err
}
