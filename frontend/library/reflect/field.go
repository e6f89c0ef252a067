package reflect

import "strconv"

// A StructField describes a field of a structure.
type StructField struct {
	Name      string
	PkgPath   string
	Type      Type
	Tag       StructTag
	Index     []int
	Anonymous bool
}

func (f StructField) IsExported() bool { return f.PkgPath == "" }

// A StructTag is by convention a list of key:"value" pairs.
type StructTag string

func (tag StructTag) Get(key string) string {
	v, _ := tag.Lookup(key)
	return v
}

func (tag StructTag) Lookup(key string) (value string, ok bool) {
	for tag != "" {
		i := 0
		for i < len(tag) && tag[i] == ' ' {
			i++
		}
		tag = tag[i:]
		i = 0
		for i < len(tag) && tag[i] > ' ' && tag[i] != ':' && tag[i] != '"' && tag[i] != 0x7f {
			i++
		}
		if i == 0 || i+1 >= len(tag) || tag[i] != ':' || tag[i+1] != '"' {
			break
		}
		name := string(tag[:i])
		tag = tag[i+1:]
		i = 1
		for i < len(tag) && tag[i] != '"' {
			if tag[i] == '\\' {
				i++
			}
			i++
		}
		if i >= len(tag) {
			break
		}
		quoted := string(tag[:i+1])
		tag = tag[i+1:]
		if name == key {
			value, err := strconv.Unquote(quoted)
			if err != nil {
				break
			}
			return value, true
		}
	}
	return "", false
}

func (t rtype) NumField() int {
	t.must(Struct, "NumField of non-struct")
	return typeLength(t.p)
}

func (t rtype) Field(i int) StructField {
	t.must(Struct, "Field of non-struct")
	if i < 0 || i >= typeLength(t.p) {
		panic("reflect: Field index out of bounds")
	}
	return StructField{
		Name:      fieldName(t.p, i),
		PkgPath:   fieldPackage(t.p, i),
		Type:      t.related(i),
		Tag:       StructTag(fieldTag(t.p, i)),
		Index:     []int{i},
		Anonymous: fieldEmbedded(t.p, i),
	}
}

func (t rtype) FieldByIndex(index []int) StructField {
	t.must(Struct, "FieldByIndex of non-struct")
	var at Type = t
	var f StructField
	for i, x := range index {
		if i > 0 {
			if at.Kind() == Pointer && at.Elem().Kind() == Struct {
				at = at.Elem()
			}
		}
		f = at.Field(x)
		at = f.Type
	}
	return f
}

func (t rtype) FieldByName(name string) (StructField, bool) {
	t.must(Struct, "FieldByName of non-struct")
	if name == "" {
		return StructField{}, false
	}
	return t.find(func(s string) bool { return s == name })
}

func (t rtype) FieldByNameFunc(match func(string) bool) (StructField, bool) {
	t.must(Struct, "FieldByNameFunc of non-struct")
	return t.find(match)
}

// An embedded structure that is yet to be searched; count: how often its type occurs at its depth.
type embedded struct {
	t     rtype
	index []int
	count int
}

// find looks for the only match at the least depth at which there is one, as Go's rules for selectors say.
func (t rtype) find(match func(string) bool) (found StructField, ok bool) {
	current := []embedded{{t, nil, 1}}
	var visited []rtype
	for len(current) > 0 && !ok {
		var next []embedded
		for _, scan := range current {
			if contains(visited, scan.t) {
				continue
			}
			visited = append(visited, scan.t)
			for i, n := 0, typeLength(scan.t.p); i < n; i++ {
				if match(fieldName(scan.t.p, i)) {
					if scan.count > 1 || ok {
						return StructField{}, false
					}
					found, ok = scan.t.Field(i), true
					found.Index = append(append([]int(nil), scan.index...), i)
					continue
				}
				if ok || !fieldEmbedded(scan.t.p, i) {
					continue
				}
				inner := scan.t.related(i).(rtype)
				if inner.Kind() == Pointer {
					inner = inner.Elem().(rtype)
				}
				if inner.Kind() == Struct {
					next = enqueue(next, embedded{inner, append(append([]int(nil), scan.index...), i), scan.count})
				}
			}
		}
		current = next
	}
	return found, ok
}

func contains(types []rtype, t rtype) bool {
	for _, one := range types {
		if one == t {
			return true
		}
	}
	return false
}

func enqueue(queue []embedded, one embedded) []embedded {
	for i := range queue {
		if queue[i].t == one.t {
			queue[i].count = 2
			return queue
		}
	}
	return append(queue, one)
}

// VisibleFields lists the fields of a structure type, promoted ones too.
func VisibleFields(t Type) []StructField {
	if t == nil {
		panic("reflect: VisibleFields(nil)")
	}
	if t.Kind() != Struct {
		panic("reflect.VisibleFields of non-struct type")
	}
	var all []StructField
	visit(t.(rtype), t.(rtype), nil, nil, &all)
	return all
}

func visit(root, t rtype, index []int, above []rtype, all *[]StructField) {
	if contains(above, t) {
		return
	}
	above = append(above[:len(above):len(above)], t)
	for i, n := 0, typeLength(t.p); i < n; i++ {
		f := t.Field(i)
		f.Index = append(append([]int(nil), index...), i)
		visible, ok := root.FieldByName(f.Name)
		if f.Name == "_" || ok && sameIndex(visible.Index, f.Index) {
			*all = append(*all, f)
		}
		if f.Anonymous {
			inner := f.Type.(rtype)
			if inner.Kind() == Pointer {
				inner = inner.Elem().(rtype)
			}
			if inner.Kind() == Struct {
				visit(root, inner, f.Index, above, all)
			}
		}
	}
}

func sameIndex(x, y []int) bool {
	if len(x) != len(y) {
		return false
	}
	for i := range x {
		if x[i] != y[i] {
			return false
		}
	}
	return true
}
