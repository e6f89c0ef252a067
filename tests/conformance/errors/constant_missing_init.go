package main

const c int // error "missing init expr for |const declaration cannot have type without expression"

func main() {}
