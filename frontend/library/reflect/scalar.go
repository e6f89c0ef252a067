package reflect

import "math"

func (v Value) Bool() bool {
	v.must(Bool, "Bool")
	return v.p.(withBool).getBool()
}

func (v Value) CanInt() bool {
	switch v.Kind() {
	case Int, Int8, Int16, Int32, Int64:
		return true
	}
	return false
}

func (v Value) CanUint() bool {
	switch v.Kind() {
	case Uint, Uint8, Uint16, Uint32, Uint64, Uintptr:
		return true
	}
	return false
}

func (v Value) CanFloat() bool   { return v.Kind() == Float32 || v.Kind() == Float64 }
func (v Value) CanComplex() bool { return v.Kind() == Complex64 || v.Kind() == Complex128 }

func (v Value) Int() int64 {
	if !v.CanInt() {
		v.fail("Int")
	}
	return v.p.(withInt).getInt()
}

func (v Value) Uint() uint64 {
	if !v.CanUint() {
		v.fail("Uint")
	}
	return v.p.(withUint).getUint()
}

func (v Value) Float() float64 {
	if !v.CanFloat() {
		v.fail("Float")
	}
	return v.p.(withFloat).getFloat()
}

func (v Value) Complex() complex128 {
	if !v.CanComplex() {
		v.fail("Complex")
	}
	return v.p.(withComplex).getComplex()
}

// String is the text of a string, and tells the type of other values.
func (v Value) String() string {
	switch v.Kind() {
	case String:
		return v.p.(withText).getText()
	case Invalid:
		return "<invalid Value>"
	}
	return "<" + typeText(v.p) + " Value>"
}

func (v Value) Bytes() []byte {
	switch v.Kind() {
	case Slice:
		if b, ok := v.p.(withBytes); ok {
			return b.getBytes()
		}
		if v.Type().Elem().Kind() != Uint8 {
			panic("reflect.Value.Bytes of non-byte slice")
		}
		unknownType()
	case Array:
		if v.Type().Elem().Kind() != Uint8 {
			panic("reflect.Value.Bytes of non-byte array")
		}
		if !v.CanAddr() {
			panic("reflect.Value.Bytes of unaddressable byte array")
		}
		unknownType()
	}
	v.fail("Bytes")
	return nil
}

func (v Value) SetBool(x bool) {
	v.mustBeAssignable("SetBool")
	v.must(Bool, "SetBool")
	v.p.(putBool).setBool(x)
}

func (v Value) SetInt(x int64) {
	v.mustBeAssignable("SetInt")
	if !v.CanInt() {
		v.fail("SetInt")
	}
	v.p.(putInt).setInt(x)
}

func (v Value) SetUint(x uint64) {
	v.mustBeAssignable("SetUint")
	if !v.CanUint() {
		v.fail("SetUint")
	}
	v.p.(putUint).setUint(x)
}

func (v Value) SetFloat(x float64) {
	v.mustBeAssignable("SetFloat")
	if !v.CanFloat() {
		v.fail("SetFloat")
	}
	v.p.(putFloat).setFloat(x)
}

func (v Value) SetComplex(x complex128) {
	v.mustBeAssignable("SetComplex")
	if !v.CanComplex() {
		v.fail("SetComplex")
	}
	v.p.(putComplex).setComplex(x)
}

func (v Value) SetString(x string) {
	v.mustBeAssignable("SetString")
	v.must(String, "SetString")
	v.p.(putText).setText(x)
}

func (v Value) SetBytes(x []byte) {
	v.mustBeAssignable("SetBytes")
	v.must(Slice, "SetBytes")
	b, ok := v.p.(putBytes)
	if !ok {
		if v.Type().Elem().Kind() != Uint8 {
			panic("reflect.Value.SetBytes of non-byte slice")
		}
		unknownType()
	}
	b.setBytes(x)
}

// bits is how many bits a number of the kind has, from the type's size.
func (v Value) bits() uint { return uint(typeSize(v.p)) * 8 }

func (v Value) OverflowInt(x int64) bool {
	if !v.CanInt() {
		v.fail("OverflowInt")
	}
	unused := 64 - v.bits()
	return x != x<<unused>>unused
}

func (v Value) OverflowUint(x uint64) bool {
	if !v.CanUint() {
		v.fail("OverflowUint")
	}
	unused := 64 - v.bits()
	return x != x<<unused>>unused
}

func overflowFloat32(x float64) bool {
	if x < 0 {
		x = -x
	}
	return math.MaxFloat32 < x && x <= math.MaxFloat64
}

func (v Value) OverflowFloat(x float64) bool {
	if !v.CanFloat() {
		v.fail("OverflowFloat")
	}
	return v.Kind() == Float32 && overflowFloat32(x)
}

func (v Value) OverflowComplex(x complex128) bool {
	if !v.CanComplex() {
		v.fail("OverflowComplex")
	}
	return v.Kind() == Complex64 && (overflowFloat32(real(x)) || overflowFloat32(imag(x)))
}
