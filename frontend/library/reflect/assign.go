package reflect

import "unsafe"

// assignTo points to the value as one of the type that `to` points to.
func (v Value) assignTo(to any, context string) any {
	if v.p == nil {
		panic(context + ": value of type nil is not assignable to type " + typeText(to))
	}
	from := typeOf(v.p).p
	if from == to {
		return v.p
	}
	if directlyAssignable(from, to) {
		return to.(withCast).cast(v.p.(withRaw).raw())
	}
	if implements(from, to) {
		variable := to.(withFresh).fresh()
		variable.(withHold).hold(v.held())
		return variable
	}
	panic(context + ": value of type " + typeText(from) + " is not assignable to type " + typeText(to))
}

func (v Value) Set(x Value) {
	v.mustBeAssignable("Set")
	x.mustBeExported("Value.Set")
	v.p.(withAssign).assign(x.assignTo(typeOf(v.p).p, "reflect.Set"))
}

// SetZero sets v to the zero value of its type (Go 1.20).
func (v Value) SetZero() {
	v.mustBeAssignable("SetZero")
	v.p.(withAssign).assign(v.p.(withFresh).fresh())
}

// Zero is a zero value that is no variable.
func Zero(t Type) Value {
	if t == nil {
		panic("reflect: Zero(nil)")
	}
	return Value{p: t.pointer().(withFresh).fresh()}
}

// New is a pointer to a new variable.
func New(t Type) Value {
	if t == nil {
		panic("reflect: New(nil)")
	}
	return ValueOf(t.pointer().(withFresh).fresh())
}

// NewAt is a pointer to what p points to.
func NewAt(t Type, p unsafe.Pointer) Value { return ValueOf(t.pointer().(withCast).cast(p)) }
