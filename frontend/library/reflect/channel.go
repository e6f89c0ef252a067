package reflect

func MakeChan(t Type, buffer int) Value {
	if t.Kind() != Chan {
		panic("reflect.MakeChan of non-chan type")
	}
	if buffer < 0 {
		panic("reflect.MakeChan: negative buffer size")
	}
	if t.ChanDir() != BothDir {
		panic("reflect.MakeChan: unidirectional channel type")
	}
	return Value{p: t.pointer().(withMakeChan).makeChan(buffer)}
}

func (v Value) toSend(x Value, method string) any {
	v.must(Chan, method)
	v.mustBeExported("Value." + method)
	if v.Type().ChanDir()&SendDir == 0 {
		panic("reflect: send on recv-only channel")
	}
	x.mustBeExported("Value." + method)
	return x.assignTo(v.Type().Elem().pointer(), "reflect.Value.Send")
}

func (v Value) Send(x Value) {
	value := v.toSend(x, "Send")
	v.p.(withSend).send(value)
}

func (v Value) TrySend(x Value) bool {
	value := v.toSend(x, "TrySend")
	return v.p.(withTrySend).trySend(value)
}

func (v Value) mustReceive(method string) {
	v.must(Chan, method)
	v.mustBeExported("Value." + method)
	if v.Type().ChanDir()&RecvDir == 0 {
		panic("reflect: recv on send-only channel")
	}
}

func (v Value) Recv() (Value, bool) {
	v.mustReceive("Recv")
	p, ok := v.p.(withReceive).receive()
	return Value{p: p}, ok
}

func (v Value) TryRecv() (Value, bool) {
	v.mustReceive("TryRecv")
	p, ok := v.p.(withTry).tryReceive()
	return Value{p: p}, ok
}

func (v Value) Close() {
	v.must(Chan, "Close")
	v.mustBeExported("Value.Close")
	if v.Type().ChanDir()&SendDir == 0 {
		panic("reflect: close of receive-only channel")
	}
	v.p.(withCloseChan).closeChan()
}
