package main

type myErr struct{}

func f() error {
	return myErr{} // error "myErr does not implement error .missing (method Error|Error method)"
}

func main() { f() }
