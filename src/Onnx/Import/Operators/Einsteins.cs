using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Onnx.Import.Operators;

/// <summary>Sums of products in Einstein's notation, for one value or two, each label once in a value.</summary>
internal static class Einsteins
{
    [Operator(12)]
    public static void Einsum(OperatorCall call)
    {
        var (terms, result) = Parse(call);
        var x = call.Tensor(0);
        call.Give(terms.Length == 1 ? One(call, x, terms[0], result) : Two(call, x, call.Tensor(1), terms[0], terms[1], result));
    }

    private static (string[] Terms, string Result) Parse(OperatorCall call)
    {
        var equation = call.Text("equation", "").Replace(" ", "", StringComparison.Ordinal);
        var sides = equation.Split("->");
        var terms = sides[0].Split(',');
        if (equation.Contains('.', StringComparison.Ordinal) || terms.Length != call.Count || terms.Length > 2 || sides.Length > 2
            || terms.Any(t => t.Distinct().Count() != t.Length) || terms.Where((t, i) => t.Length != call.Tensor(i).Shape.Rank).Any())
        {
            throw call.Unsupported($"the equation '{equation}' is not supported: it may have one value or two, each label once in a value, and no dots");
        }

        var once = terms.SelectMany(t => t).GroupBy(l => l).Where(g => g.Count() == 1).Select(g => g.Key).Order();
        return (terms, sides.Length == 2 ? sides[1] : string.Concat(once));
    }

    private static Tensor One(OperatorCall call, Tensor x, string labels, string result)
    {
        int[] summed = [.. Enumerable.Range(0, labels.Length).Where(i => !result.Contains(labels[i], StringComparison.Ordinal))];
        var kept = string.Concat(labels.Where(l => result.Contains(l, StringComparison.Ordinal)));
        return Ordered(call, summed.Length == 0 ? x : call.Add(new Reduce(ReduceKind.Sum, Axes.Create(summed)), x), kept, result);
    }

    /// <summary>A product of matrices [shared, left, summed] and [shared, summed, right].</summary>
    private static Tensor Two(OperatorCall call, Tensor a, Tensor b, string left, string right, string result)
    {
        var both = string.Concat(left.Where(l => right.Contains(l, StringComparison.Ordinal)));
        var shared = string.Concat(both.Where(l => result.Contains(l, StringComparison.Ordinal)));
        var summed = string.Concat(both.Except(shared));
        var (rows, columns) = (Own(left), Own(right));
        (a, left) = (One(call, a, left, shared + rows + summed), shared + rows + summed);
        (b, right) = (One(call, b, right, shared + summed + columns), shared + summed + columns);
        var (n, m, k) = (shared.Length, rows.Length, summed.Length);
        var batch = a.Shape.Slice(0, n);
        var product = call.Add(
            new MatMul(),
            call.Reshape(a, [.. batch, a.Shape.Slice(n, n + m).Elements(), a.Shape.Slice(n + m, n + m + k).Elements()]),
            call.Reshape(b, [.. batch, b.Shape.Slice(n, n + k).Elements(), b.Shape.Slice(n + k, b.Shape.Rank).Elements()]));
        return Ordered(call, call.Reshape(product, [.. batch, .. a.Shape.Slice(n, n + m), .. b.Shape.Slice(n + k, b.Shape.Rank)]), shared + rows + columns,
            result);

        string Own(string labels) => string.Concat(labels.Where(l =>
            !both.Contains(l, StringComparison.Ordinal) && result.Contains(l, StringComparison.Ordinal)));
    }

    private static Tensor Ordered(OperatorCall call, Tensor x, string labels, string result) => labels == result ? x
        : labels.Length == result.Length && result.All(l => labels.Contains(l, StringComparison.Ordinal))
            ? call.Add(new Transpose(Axes.Create([.. result.Select(l => labels.IndexOf(l, StringComparison.Ordinal))])), x)
            : throw call.Unsupported($"'{labels}' cannot become '{result}'");
}
