// Free values: what opaque functions return, and the parameters of an entry. They are made of the same choices in the same
// order as the model's (frontend/lower/free_value.cpp), which the schedule has.
package main

import (
	"reflect"
	"unsafe"
)

type zz_opaqueError struct{}

func (zz_opaqueError) Error() string { return "an error of an opaque function" }

var zz_errorType = reflect.TypeOf((*error)(nil)).Elem()

// ZZ_IsStub: whether a function of an opaque package returns free values, once its package is initialised.
func ZZ_IsStub(isLive bool) bool { return isLive && zz_mode != zz_off }

func ZZ_Free[T any](low, high int64) (v T) {
	zz_fill(reflect.ValueOf(&v).Elem(), low, high)
	return v
}

// ZZ_CallFree calls f with free values.
func ZZ_CallFree(f interface{}, low, high int64) {
	function := reflect.ValueOf(f)
	var values []reflect.Value
	for i := 0; i < function.Type().NumIn(); i++ {
		v := reflect.New(function.Type().In(i)).Elem()
		zz_fill(v, low, high)
		values = append(values, v)
	}
	function.Call(values)
}

func zz_fill(v reflect.Value, low, high int64) {
	if !v.CanSet() { // a field that is not exported
		v = reflect.NewAt(v.Type(), unsafe.Pointer(v.UnsafeAddr())).Elem()
	}
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(ZZ_Choose(2) == 1)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt(low + int64(ZZ_Choose(int(high-low+1))))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		if low < 0 {
			low = 0
		}
		v.SetUint(uint64(low) + uint64(ZZ_Choose(int(high-low+1))))
	case reflect.String:
		if ZZ_Choose(2) == 1 {
			v.SetString("text")
		}
	case reflect.Float32, reflect.Float64:
		if ZZ_Choose(2) == 1 {
			v.SetFloat(1)
		}
	case reflect.Interface:
		if v.Type() == zz_errorType && ZZ_Choose(2) == 1 {
			v.Set(reflect.ValueOf(zz_opaqueError{}))
		}
	case reflect.Struct:
		for i := 0; i < v.NumField(); i++ {
			zz_fill(v.Field(i), low, high)
		}
	case reflect.Array:
		for i := 0; i < v.Len(); i++ {
			zz_fill(v.Index(i), low, high)
		}
	case reflect.Ptr:
		v.Set(reflect.New(v.Type().Elem()))
	}
}
