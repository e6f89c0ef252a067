package reflect

func (v Value) NumMethod() int {
	if v.p == nil {
		panic(&ValueError{"reflect.Value.NumMethod", Invalid})
	}
	return typeMethods(v.p)
}

// Method is method i of v as a function; v is read when that is called.
func (v Value) Method(i int) Value {
	if v.p == nil {
		panic(&ValueError{"reflect.Value.Method", Invalid})
	}
	if uint(i) >= uint(typeMethods(v.p)) {
		panic("reflect: Method index out of range")
	}
	if v.Kind() == Interface && v.IsNil() {
		panic("reflect: Method on nil interface value")
	}
	return Value{v.p.(withMethod).method(i), v.inherited()}
}

func (v Value) MethodByName(name string) Value {
	if v.p == nil {
		panic(&ValueError{"reflect.Value.MethodByName", Invalid})
	}
	m, ok := typeOf(v.p).MethodByName(name)
	if !ok {
		return Value{}
	}
	return v.Method(m.Index)
}

// Call calls the function v.
func (v Value) Call(in []Value) []Value {
	v.must(Func, "Call")
	v.mustBeExported("Value.Call")
	return v.call("Call", in)
}

// CallSlice calls the variadic function v with its last argument as the slice.
func (v Value) CallSlice(in []Value) []Value {
	v.must(Func, "CallSlice")
	v.mustBeExported("Value.CallSlice")
	return v.call("CallSlice", in)
}

func (v Value) call(op string, in []Value) []Value {
	if m, ok := v.p.(*methodExpr); ok {
		return m.call(op, in)
	}
	t := typeOf(v.p)
	if v.IsNil() {
		panic("reflect.Value.Call: call of nil function")
	}
	n, variadic := t.NumIn(), t.IsVariadic()
	if op == "CallSlice" {
		if !variadic {
			panic("reflect: CallSlice of non-variadic function")
		}
		if len(in) < n {
			panic("reflect: CallSlice with too few input arguments")
		}
		if len(in) > n {
			panic("reflect: CallSlice with too many input arguments")
		}
		variadic = false
	} else {
		if variadic {
			n--
		}
		if len(in) < n {
			panic("reflect: Call with too few input arguments")
		}
		if !variadic && len(in) > n {
			panic("reflect: Call with too many input arguments")
		}
	}
	for _, x := range in {
		if x.Kind() == Invalid {
			panic("reflect: " + op + " using zero Value argument")
		}
	}
	for i := 0; i < n; i++ {
		if from, to := in[i].Type(), t.In(i); !from.AssignableTo(to) {
			panic("reflect: " + op + " using " + from.String() + " as type " + to.String())
		}
	}
	if variadic {
		rest := MakeSlice(t.In(n), len(in)-n, len(in)-n)
		elem := t.In(n).Elem()
		for i, x := range in[n:] {
			if from := x.Type(); !from.AssignableTo(elem) {
				panic("reflect: cannot use " + from.String() + " as type " + elem.String() + " in " + op)
			}
			rest.Index(i).Set(x)
		}
		in = append(append([]Value(nil), in[:n]...), rest)
	}
	arguments := make([]any, len(in))
	for i, x := range in {
		x.mustBeExported("Value.Call")
		arguments[i] = x.assignTo(t.In(i).pointer(), "reflect.Value.Call")
	}
	pointers := v.p.(withCall).call(arguments)
	results := make([]Value, len(pointers))
	for i, p := range pointers {
		results[i] = Value{p: p}
	}
	return results
}
