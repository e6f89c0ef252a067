package reflect

func (v Value) MapIndex(key Value) Value {
	v.must(Map, "MapIndex")
	k := key.assignTo(v.Type().Key().pointer(), "reflect.Value.MapIndex")
	found := v.p.(withGet).get(k)
	if found == nil {
		return Value{}
	}
	return Value{found, v.inherited() | key.inherited()}
}

func (v Value) MapKeys() []Value {
	v.must(Map, "MapKeys")
	found := v.p.(withKeys).keys()
	keys := make([]Value, len(found))
	for i, k := range found {
		keys[i] = Value{k, v.inherited()}
	}
	return keys
}

func (v Value) SetMapIndex(key, elem Value) {
	v.must(Map, "SetMapIndex")
	v.mustBeExported("Value.SetMapIndex")
	key.mustBeExported("Value.SetMapIndex")
	k := key.assignTo(v.Type().Key().pointer(), "reflect.Value.SetMapIndex")
	if elem.p == nil {
		v.p.(withRemove).remove(k)
		return
	}
	elem.mustBeExported("Value.SetMapIndex")
	v.p.(withPut).put(k, elem.assignTo(v.Type().Elem().pointer(), "reflect.Value.SetMapIndex"))
}

func MakeMap(t Type) Value { return MakeMapWithSize(t, 0) }

func MakeMapWithSize(t Type, n int) Value {
	if t.Kind() != Map {
		panic("reflect.MakeMapWithSize of non-map type")
	}
	return Value{p: t.pointer().(withMakeMap).makeMap()}
}

// A MapIter goes over the keys a map has when it begins, as far as they are still there.
type MapIter struct {
	m       Value
	keys    []Value
	at      int
	started bool
}

func (v Value) MapRange() *MapIter {
	if v.Kind() != Map {
		v.fail("MapRange")
	}
	return &MapIter{m: v}
}

func (iter *MapIter) Next() bool {
	if !iter.m.IsValid() {
		panic("MapIter.Next called on an iterator that does not have an associated map Value")
	}
	if !iter.started {
		iter.started = true
		iter.keys = iter.m.MapKeys()
		iter.at = -1
	} else if iter.at >= len(iter.keys) {
		panic("MapIter.Next called on exhausted iterator")
	}
	for iter.at++; iter.at < len(iter.keys); iter.at++ {
		if iter.m.p.(withGet).get(iter.keys[iter.at].p) != nil {
			return true
		}
	}
	return false
}

func (iter *MapIter) current(method string) Value {
	if !iter.started {
		panic(method + " called before Next")
	}
	if iter.at >= len(iter.keys) {
		panic(method + " called on exhausted iterator")
	}
	return iter.keys[iter.at]
}

func (iter *MapIter) Key() Value   { return iter.current("MapIter.Key") }
func (iter *MapIter) Value() Value { return iter.m.MapIndex(iter.current("MapIter.Value")) }

func (iter *MapIter) Reset(v Value) {
	if v.IsValid() {
		v.must(Map, "MapIter.Reset")
	}
	*iter = MapIter{m: v}
}

func (v Value) SetIterKey(iter *MapIter) {
	key := iter.current("reflect: Value.SetIterKey")
	v.mustBeAssignable("SetIterKey")
	v.p.(withAssign).assign(key.assignTo(typeOf(v.p).p, "reflect.MapIter.SetKey"))
}

func (v Value) SetIterValue(iter *MapIter) {
	elem := iter.m.MapIndex(iter.current("reflect: Value.SetIterValue"))
	v.mustBeAssignable("SetIterValue")
	v.p.(withAssign).assign(elem.assignTo(typeOf(v.p).p, "reflect.MapIter.SetValue"))
}
