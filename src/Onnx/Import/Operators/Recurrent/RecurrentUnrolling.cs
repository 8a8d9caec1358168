using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Onnx.Import.Operators.Recurrent;

/// <summary>A direction of a recurrent node whose weights are values, written out time by time.</summary>
internal sealed class RecurrentUnrolling
{
    private const long LongestSequence = 512;

    private readonly RecurrentCall _layer;
    private readonly OperatorCall _call;
    private readonly Tensor _products;
    private readonly Tensor _weight;
    private readonly Tensor? _bias;
    private readonly Tensor? _peepholes;

    private RecurrentUnrolling(RecurrentCall layer, int direction, Tensor x)
    {
        (_layer, _call) = (layer, layer.Call);
        var rows = layer.Kind.Gates * layer.Units;
        var products = _call.Add(new MatMul(TransposeB: true), x, layer.Of(1, direction));
        _weight = layer.Of(2, direction);
        if (_call.Has(3))
        {
            var biases = layer.Of(3, direction);
            products = _call.Add(new Add(), products, _call.Add(new Slice(0, 0, rows), biases));
            _bias = _call.Add(new Slice(0, rows, rows), biases);
        }

        _products = products;
        _peepholes = layer.HasPeepholes ? layer.Of(7, direction) : null;
    }

    public static RecurrentResult Run(RecurrentCall layer, int direction, Tensor x)
    {
        var times = layer.Call.Size(x, 1);
        if (times > LongestSequence)
        {
            throw layer.Call.Unsupported($"it would be written out over {times} times; {LongestSequence} is the most");
        }

        var unrolling = new RecurrentUnrolling(layer, direction, x);
        var states = layer.FirstStates(direction) is { Length: > 0 } given ? given : [.. Enumerable.Range(0, layer.Kind.States).Select(_ => layer.Zeros())];
        var hidden = new List<Tensor>();
        for (var time = 0; time < times; time++)
        {
            states = unrolling.Step(time, states);
            hidden.Add(layer.Call.Reshape(states[0], [x.Shape[0], 1, layer.Units]));
        }

        return new RecurrentResult(hidden.Count == 1 ? hidden[0] : layer.Call.Add(new Concat(1), [.. hidden]), states);
    }

    private Tensor[] Step(int time, Tensor[] states)
    {
        var given = Sequences.At(_call, _products, 1, time, keepsAxis: false);
        return _layer.Kind.Gates switch
        {
            1 => [_call.Add(_layer.IsRectified ? new Relu() : new Tanh(), _call.Add(new Add(), given, Recurrent(states[0])))],
            3 => [Gru(given, states[0])],
            _ => Lstm(_call.Add(new Add(), given, Recurrent(states[0])), states[1]),
        };
    }

    /// <summary>h' = (1 - z) n + z h, n the new gate, with the old state reset by r.</summary>
    private Tensor Gru(Tensor given, Tensor hidden)
    {
        var recurrent = Recurrent(hidden);
        var update = _call.Add(new Sigmoid(), _call.Add(new Add(), Gate(given, 0), Gate(recurrent, 0)));
        var reset = _call.Add(new Sigmoid(), _call.Add(new Add(), Gate(given, 1), Gate(recurrent, 1)));
        var old = _layer.ResetsAfter
            ? _call.Add(new Multiply(), reset, Gate(recurrent, 2))
            : Gate(Recurrent(_call.Add(new Multiply(), reset, hidden)), 2);
        var added = _call.Add(new Tanh(), _call.Add(new Add(), Gate(given, 2), old));
        return _call.Add(new Add(), added, _call.Add(new Multiply(), update, _call.Add(new Subtract(), hidden, added)));
    }

    /// <summary>c' = f c + i g, h' = o tanh(c'); peepholes lie in the order input, output, forget.</summary>
    private Tensor[] Lstm(Tensor sums, Tensor cell)
    {
        var input = _call.Add(new Sigmoid(), Seen(Gate(sums, 0), cell, 0));
        var forget = _call.Add(new Sigmoid(), Seen(Gate(sums, 2), cell, 2));
        var added = _call.Add(new Multiply(), input, _call.Add(new Tanh(), Gate(sums, 3)));
        var next = _call.Add(new Add(), _call.Add(new Multiply(), forget, cell), added);
        var output = _call.Add(new Sigmoid(), Seen(Gate(sums, 1), next, 1));
        return [_call.Add(new Multiply(), output, _call.Add(new Tanh(), next)), next];
    }

    private Tensor Seen(Tensor gate, Tensor cell, int peephole) => _peepholes is null ? gate
        : _call.Add(new Add(), gate, _call.Add(new Multiply(), cell, _call.Add(new Slice(0, peephole * _layer.Units, _layer.Units), _peepholes)));

    private Tensor Gate(Tensor gates, int gate) => _call.Add(new Slice(1, gate * _layer.Units, _layer.Units), gates);

    private Tensor Recurrent(Tensor hidden)
    {
        var product = _call.Add(new MatMul(TransposeB: true), hidden, _weight);
        return _bias is null ? product : _call.Add(new Add(), product, _bias);
    }
}
