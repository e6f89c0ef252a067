//rule: a small encoder and decoder fill structs by their tags (package reflect)

package main

import (
	"errors"
	"fmt"
	"reflect"
	"sort"
	"strconv"
	"strings"
)

type marshaler interface{ Encode() string }

type color int

func (c color) Encode() string { return `"color-` + strconv.Itoa(int(c)) + `"` }

type base struct {
	ID int `json:"id"`
}

type item struct {
	base
	Name    string            `json:"name"`
	Price   float64           `json:"price,omitempty"`
	Count   uint16            `json:"count"`
	Tags    []string          `json:"tags"`
	Attrs   map[string]string `json:"attrs,omitempty"`
	Next    *item             `json:"next,omitempty"`
	Paint   color             `json:"paint"`
	Skip    string            `json:"-"`
	Any     any               `json:"any"`
	private int
}

func encode(b *strings.Builder, v reflect.Value) error {
	if v.IsValid() && v.CanInterface() {
		if m, ok := v.Interface().(marshaler); ok {
			b.WriteString(m.Encode())
			return nil
		}
	}
	switch v.Kind() {
	case reflect.Invalid:
		b.WriteString("null")
	case reflect.Bool:
		b.WriteString(strconv.FormatBool(v.Bool()))
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		b.WriteString(strconv.FormatInt(v.Int(), 10))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		b.WriteString(strconv.FormatUint(v.Uint(), 10))
	case reflect.Float32, reflect.Float64:
		b.WriteString(strconv.FormatFloat(v.Float(), 'g', -1, 64))
	case reflect.String:
		b.WriteString(strconv.Quote(v.String()))
	case reflect.Interface, reflect.Pointer:
		if v.IsNil() {
			b.WriteString("null")
			return nil
		}
		return encode(b, v.Elem())
	case reflect.Slice, reflect.Array:
		b.WriteByte('[')
		for i := 0; i < v.Len(); i++ {
			if i > 0 {
				b.WriteByte(',')
			}
			if err := encode(b, v.Index(i)); err != nil {
				return err
			}
		}
		b.WriteByte(']')
	case reflect.Map:
		keys := v.MapKeys()
		sort.Slice(keys, func(i, j int) bool { return keys[i].String() < keys[j].String() })
		b.WriteByte('{')
		for i, k := range keys {
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteString(strconv.Quote(k.String()) + ":")
			if err := encode(b, v.MapIndex(k)); err != nil {
				return err
			}
		}
		b.WriteByte('}')
	case reflect.Struct:
		b.WriteByte('{')
		first := true
		if err := fields(b, v, &first); err != nil {
			return err
		}
		b.WriteByte('}')
	default:
		return errors.New("unsupported type: " + v.Type().String())
	}
	return nil
}

func fields(b *strings.Builder, v reflect.Value, first *bool) error {
	t := v.Type()
	for i := 0; i < t.NumField(); i++ {
		f := t.Field(i)
		if f.Anonymous && f.Type.Kind() == reflect.Struct {
			if err := fields(b, v.Field(i), first); err != nil {
				return err
			}
			continue
		}
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		if !f.IsExported() || name == "-" || options == "omitempty" && v.Field(i).IsZero() {
			continue
		}
		if name == "" {
			name = f.Name
		}
		if !*first {
			b.WriteByte(',')
		}
		*first = false
		b.WriteString(strconv.Quote(name) + ":")
		if err := encode(b, v.Field(i)); err != nil {
			return err
		}
	}
	return nil
}

// decode sets fields by paths: "name=x", "tags=a b", "next.name=y".
func decode(target any, lines ...string) error {
	v := reflect.ValueOf(target)
	if v.Kind() != reflect.Pointer || v.IsNil() {
		return fmt.Errorf("decode: %v is no pointer", v.Kind())
	}
	for _, line := range lines {
		path, value, _ := strings.Cut(line, "=")
		if err := set(v.Elem(), strings.Split(path, "."), value); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	return nil
}

func set(v reflect.Value, path []string, text string) error {
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
		}
		return set(v.Elem(), path, text)
	}
	if len(path) > 0 && v.Kind() == reflect.Struct {
		t := v.Type()
		for i := 0; i < t.NumField(); i++ {
			name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
			if name == path[0] {
				return set(v.Field(i), path[1:], text)
			}
		}
		if f := v.FieldByName(path[0]); f.IsValid() {
			return set(f, path[1:], text)
		}
		return errors.New("no such field")
	}
	if len(path) > 0 && v.Kind() == reflect.Map {
		if v.IsNil() {
			v.Set(reflect.MakeMapWithSize(v.Type(), 1))
		}
		elem := reflect.New(v.Type().Elem()).Elem()
		if err := set(elem, path[1:], text); err != nil {
			return err
		}
		v.SetMapIndex(reflect.ValueOf(path[0]).Convert(v.Type().Key()), elem)
		return nil
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(text)
	case reflect.Int, reflect.Int64:
		n, err := strconv.ParseInt(text, 10, 64)
		if err != nil {
			return err
		}
		v.SetInt(n)
	case reflect.Uint16:
		n, err := strconv.ParseUint(text, 10, v.Type().Bits())
		if err != nil || v.OverflowUint(n) {
			return err
		}
		v.SetUint(n)
	case reflect.Float64:
		f, err := strconv.ParseFloat(text, 64)
		if err != nil {
			return err
		}
		v.SetFloat(f)
	case reflect.Slice:
		words := strings.Fields(text)
		s := reflect.MakeSlice(v.Type(), 0, len(words))
		for _, w := range words {
			elem := reflect.New(v.Type().Elem()).Elem()
			if err := set(elem, nil, w); err != nil {
				return err
			}
			s = reflect.Append(s, elem)
		}
		v.Set(s)
	case reflect.Interface:
		v.Set(reflect.ValueOf(text))
	default:
		return errors.New("cannot set " + v.Type().String())
	}
	return nil
}

func main() {
	show := func(v any) {
		var b strings.Builder
		err := encode(&b, reflect.ValueOf(v))
		fmt.Println(b.String(), err)
	}
	it := item{base: base{7}, Name: "chair", Price: 9.5, Count: 2, Tags: []string{"wood", "old"}, Attrs: map[string]string{"z": "1", "a": "2"},
		Next: &item{Name: "table"}, Paint: 3, Skip: "x", Any: []any{1, nil, "s", color(1)}}
	show(it)
	show(&it)
	show([]item{})
	show(map[string]any{"b": true, "a": []int{1}})
	show(make(chan int))
	var got item
	fmt.Println(decode(&got, "name=lamp", "price=3.25", "count=7", "tags=x y z", "attrs.size=big", "attrs.color=red", "next.name=shade", "next.next.count=9", "any=text", "ID=12"))
	show(got)
	fmt.Println(decode(&got, "count=70000"))
	fmt.Println(decode(&got, "none=1"))
	fmt.Println(decode(got))
}
