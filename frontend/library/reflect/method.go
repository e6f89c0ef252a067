package reflect

// methodType is the type of a method's function: that of the method, with the receiver before its parameters. What the
// method is like is looked up only when somebody asks.
type methodType struct {
	receiver rtype
	index    int
}

func (m methodType) bound() Type {
	switch m.receiver.Kind() {
	case Interface:
		unknownType()
	case Pointer:
		return New(m.receiver.Elem()).Method(m.index).Type()
	}
	return Zero(m.receiver).Method(m.index).Type()
}

func (m methodType) NumIn() int       { return 1 + m.bound().NumIn() }
func (m methodType) NumOut() int      { return m.bound().NumOut() }
func (m methodType) Out(i int) Type   { return m.bound().Out(i) }
func (m methodType) IsVariadic() bool { return m.bound().IsVariadic() }
func (m methodType) Kind() Kind       { return Func }

func (m methodType) In(i int) Type {
	if i == 0 {
		return m.receiver
	}
	return m.bound().In(i - 1)
}

func (m methodType) String() string {
	text := "func(" + m.receiver.String()
	bound := m.bound()
	for i, n := 0, bound.NumIn(); i < n; i++ {
		if in := bound.In(i); i == n-1 && bound.IsVariadic() {
			text += ", ..." + in.Elem().String()
		} else {
			text += ", " + in.String()
		}
	}
	text += ")"
	switch n := bound.NumOut(); n {
	case 0:
	case 1:
		text += " " + bound.Out(0).String()
	default:
		text += " (" + bound.Out(0).String()
		for i := 1; i < n; i++ {
			text += ", " + bound.Out(i).String()
		}
		text += ")"
	}
	return text
}

// What it has in common with every function type.
func (methodType) Method(int) Method                       { panic("reflect: Method index out of range") }
func (methodType) MethodByName(string) (m Method, ok bool) { return }
func (methodType) NumMethod() int                          { return 0 }
func (methodType) Name() string                            { return "" }
func (methodType) PkgPath() string                         { return "" }
func (methodType) Comparable() bool                        { return false }
func (m methodType) Size() uintptr                         { return m.bound().Size() }
func (m methodType) Bits() int                             { return m.bound().Bits() }
func (m methodType) ChanDir() ChanDir                      { return m.bound().ChanDir() }
func (m methodType) Elem() Type                            { return m.bound().Elem() }
func (m methodType) Field(i int) StructField               { return m.bound().Field(i) }
func (m methodType) FieldByIndex(index []int) StructField  { return m.bound().FieldByIndex(index) }
func (m methodType) FieldByName(name string) (f StructField, ok bool) {
	return m.bound().FieldByName(name)
}
func (m methodType) FieldByNameFunc(match func(string) bool) (StructField, bool) {
	return m.bound().FieldByNameFunc(match)
}
func (m methodType) Key() Type     { return m.bound().Key() }
func (m methodType) Len() int      { return m.bound().Len() }
func (m methodType) NumField() int { return m.bound().NumField() }

func (m methodType) Implements(u Type) bool    { return u.NumMethod() == 0 && u.Kind() == Interface }
func (m methodType) AssignableTo(u Type) bool  { return u == Type(m) || m.Implements(u) }
func (m methodType) ConvertibleTo(u Type) bool { return m.AssignableTo(u) }

// pointer: values of this type cannot be made.
func (m methodType) pointer() any { return m.bound().pointer() }
