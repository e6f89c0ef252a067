package main

func main() {
	var i interface{}
	_ = i
	x := i.(type) // error "(outside type switch|use of .\(type\) outside type switch)"
	_ = x
}
