//rule: plug-ins are made by the names of their types and filled from maps (reflect.New, FieldByName)

package main

import (
	"fmt"
	"reflect"
	"sort"
	"strings"
)

type plugin interface {
	Run(input string) string
}

type upper struct{ Prefix string }

func (u *upper) Run(s string) string { return u.Prefix + strings.ToUpper(s) }

type repeat struct {
	Times int
	Sep   string
	inner plugin
}

func (r *repeat) Run(s string) string {
	parts := make([]string, r.Times)
	for i := range parts {
		parts[i] = s
	}
	return strings.Join(parts, r.Sep)
}

// Init is called by the registry if a plug-in has it.
func (r *repeat) Init() { r.Times++ }

type chain []plugin

func (c chain) Run(s string) string {
	for _, p := range c {
		s = p.Run(s)
	}
	return s
}

type registry struct {
	types map[string]reflect.Type
}

var pluginType = reflect.TypeOf((*plugin)(nil)).Elem()

func (r *registry) add(sample any) error {
	t := reflect.TypeOf(sample)
	if !t.Implements(pluginType) {
		return fmt.Errorf("%v is no plugin", t)
	}
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	r.types[t.Name()] = t
	return nil
}

func (r *registry) make(name string, options map[string]any) (p plugin, err error) {
	t, ok := r.types[name]
	if !ok {
		return nil, fmt.Errorf("unknown plugin %q", name)
	}
	defer func() {
		if e := recover(); e != nil {
			err = fmt.Errorf("%s: %v", name, e)
		}
	}()
	v := reflect.New(t)
	for key, value := range options {
		f := v.Elem().FieldByName(key)
		if !f.IsValid() {
			return nil, fmt.Errorf("%s has no option %s", name, key)
		}
		f.Set(reflect.ValueOf(value))
	}
	if init := v.MethodByName("Init"); init.IsValid() {
		init.Call(nil)
	}
	return v.Interface().(plugin), nil
}

func main() {
	r := &registry{types: map[string]reflect.Type{}}
	fmt.Println(r.add(&upper{}), r.add((*repeat)(nil)), r.add(chain{}), r.add(repeat{}), r.add(3))
	var names []string
	for name := range r.types {
		names = append(names, name)
	}
	sort.Strings(names)
	fmt.Println(names)
	show := func(name string, options map[string]any) plugin {
		p, err := r.make(name, options)
		if err != nil {
			fmt.Println("error:", err)
			return nil
		}
		fmt.Printf("%T %+v: %s\n", p, p, p.Run("abc"))
		return p
	}
	a := show("upper", map[string]any{"Prefix": "> "})
	b := show("repeat", map[string]any{"Times": 1})
	show("repeat", map[string]any{"Sep": "-"})
	show("nothing", nil)
	show("upper", map[string]any{"Suffix": "<"})
	show("upper", map[string]any{"Prefix": 1})
	show("repeat", map[string]any{"inner": a})
	fmt.Println(chain{a, b}.Run("x"))
	fmt.Println(reflect.ValueOf(chain{a, b}).Index(0).Elem().Elem().Field(0), reflect.ValueOf(&chain{a}).Elem().Index(0).Type())
}
