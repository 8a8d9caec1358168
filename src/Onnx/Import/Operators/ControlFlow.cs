using System.Collections.Immutable;
using MLNetVision.Networks;
using MLNetVision.Onnx.Import.Folding;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Import.Operators;

/// <summary>Branches and loops whose course is known: they are written out.</summary>
internal static class ControlFlow
{
    private const long MostTurns = 4096;

    [Operator]
    public static void If(OperatorCall call)
    {
        var chosen = call.Numbers(0) is { IsKnown: true, Items: [var condition] }
            ? call.Attribute(condition.Whole != 0 ? "then_branch" : "else_branch")?.Graph ?? throw call.Unsupported("it lacks a branch")
            : throw call.Unsupported("its condition has to be known before the network runs");
        GiveAll(call, call.Graph.Inline(chosen, ImmutableDictionary<string, Value>.Empty));
    }

    /// <summary>Body: (turn, condition, carried values) to (condition, carried values, values collected along a new first axis).</summary>
    [Operator]
    public static void Loop(OperatorCall call)
    {
        var body = call.Attribute("body")?.Graph ?? throw call.Unsupported("it lacks its body");
        var most = call.Has(0) ? call.Ints(0)[0] : long.MaxValue;
        var goesOn = !call.Has(1) || call.Ints(1)[0] != 0;
        Value[] carried = [.. Enumerable.Range(2, Math.Max(0, call.Node.Inputs.Length - 2)).Select(call.Input)];
        var collected = Enumerable.Range(0, Math.Max(0, body.Outputs.Length - 1 - carried.Length)).Select(_ => new List<Value>()).ToArray();
        for (var turn = 0L; goesOn && turn < most; turn++)
        {
            if (turn == MostTurns)
            {
                throw call.Unsupported($"it takes more than {MostTurns} turns");
            }

            var results = call.Graph.Inline(body, Arguments(body, turn, carried));
            goesOn = results[0] switch
            {
                ConstantValue constant => Numbers.From(constant.Tensor)?.Items[0].Whole != 0,
                _ => throw call.Unsupported("whether it goes on has to be known before the network runs"),
            };
            carried = results[1..(carried.Length + 1)];
            for (var i = 0; i < collected.Length; i++)
            {
                collected[i].Add(results[1 + carried.Length + i]);
            }
        }

        GiveAll(call, [.. carried, .. collected.Select(values => Sequences.Stack(call, values, 0, isNewAxis: true))]);
    }

    /// <summary>Body: (states, a slice of each scanned input) to (states, a slice of each collected output).</summary>
    [Operator(9)]
    public static void Scan(OperatorCall call)
    {
        var body = call.Attribute("body")?.Graph ?? throw call.Unsupported("it lacks its body");
        var scanned = checked((int)call.Int("num_scan_inputs", 0));
        if (call.Ints("scan_input_directions")?.Any(d => d != 0) == true || call.Ints("scan_output_directions")?.Any(d => d != 0) == true)
        {
            throw call.Unsupported("it scans backwards");
        }

        Value[] states = [.. Enumerable.Range(0, call.Count - scanned).Select(call.Input)];
        Tensor[] inputs = [.. Enumerable.Range(states.Length, scanned).Select(call.Tensor)];
        var axes = call.Ints("scan_input_axes") ?? new long[scanned];
        var places = inputs.Select((x, i) => call.Axis(axes[i], x.Shape.Rank)).ToArray();
        var collected = Enumerable.Range(0, body.Outputs.Length - states.Length).Select(_ => new List<Value>()).ToArray();
        var turns = call.Size(inputs[0], places[0]);
        for (var turn = 0L; turn < Math.Min(turns, MostTurns + 1); turn++)
        {
            Value[] slices = [.. inputs.Select((x, i) => new FlowValue(Sequences.At(call, x, places[i], checked((int)turn), keepsAxis: false)))];
            var names = body.Inputs.Select(i => i.Name).Zip([.. states, .. slices]);
            var results = turn < MostTurns ? call.Graph.Inline(body, names.ToDictionary(n => n.First, n => n.Second))
                : throw call.Unsupported($"it takes {turns} turns");
            states = results[..states.Length];
            for (var i = 0; i < collected.Length; i++)
            {
                collected[i].Add(results[states.Length + i]);
            }
        }

        var to = call.Ints("scan_output_axes") ?? new long[collected.Length];
        GiveAll(call, [.. states, .. collected.Select((values, i) => Sequences.Stack(call, values, to[i], isNewAxis: true))]);
    }

    private static Dictionary<string, Value> Arguments(GraphProto body, long turn, Value[] carried)
    {
        var values = new List<Value>
        {
            new ConstantValue(TensorProto.Of<long>("", [turn])) { IsComputed = true },
            new ConstantValue(TensorProto.Of<bool>("", [true])) { IsComputed = true },
        };
        values.AddRange(carried);
        return body.Inputs.Zip(values).ToDictionary(p => p.First.Name, p => p.Second, StringComparer.Ordinal);
    }

    private static void GiveAll(OperatorCall call, Value[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            call.Give(values[i], i);
        }
    }
}
