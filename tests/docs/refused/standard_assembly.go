//stalemate:expect error

// Arithmetic of math/big is written in assembly.
package main

import (
	"fmt"
	"math/big"
)

func main() {
	fmt.Println(new(big.Int).Mul(big.NewInt(3), big.NewInt(5)))
}
