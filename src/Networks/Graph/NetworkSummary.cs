using System.Globalization;
using System.Text;
using System.Text.Json;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Networks;

/// <summary>What each step of a network costs, for one row of a batch: a symbolic dimension counts as 1.</summary>
/// <param name="Network">The network's name.</param>
/// <param name="Steps">The steps, without the inputs.</param>
public sealed record NetworkSummary(string Network, IReadOnlyList<StepSummary> Steps)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Weights, biases and normalisation.</summary>
    public long Parameters => Steps.Sum(s => s.Parameters);

    /// <summary>Floating-point operations; a multiplication and an addition are two.</summary>
    public long Flops => Steps.Sum(s => s.Flops);

    /// <summary>Bytes of all values that the steps give.</summary>
    public long ActivationBytes => Steps.Sum(s => s.ActivationBytes);

    /// <summary>As JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>As a table.</summary>
    public override string ToString()
    {
        List<string[]> rows = [["step", "op", "output", "parameters", "MFLOPs", "activation KB"]];
        rows.AddRange(Steps.Select(s => (string[])[s.Name, s.Op, s.Output, Number(s.Parameters), Scaled(s.Flops, 1e6), Scaled(s.ActivationBytes, 1024)]));
        rows.Add([Network, "", "", Number(Parameters), Scaled(Flops, 1e6), Scaled(ActivationBytes, 1024)]);
        var widths = Enumerable.Range(0, rows[0].Length).Select(c => rows.Max(r => r[c].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var (row, i) in rows.Select((r, i) => (r, i)))
        {
            if (i == 1 || i == rows.Count - 1)
            {
                text.AppendLine(new string('-', widths.Sum() + (2 * (widths.Length - 1))));
            }

            var cells = row.Select((cell, c) => c < 3 ? cell.PadRight(widths[c]) : cell.PadLeft(widths[c]));
            text.AppendLine(string.Join("  ", cells).TrimEnd());
        }

        return text.ToString();
    }

    internal static NetworkSummary Of(Network network) =>
        new(network.Name, [.. network.Nodes.Where(n => n.Op is not Input).Select(n => StepSummary.Of(network, n))]);

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Scaled(long value, double unit) => (value / unit).ToString("N1", CultureInfo.InvariantCulture);
}

/// <summary>What one step costs.</summary>
public sealed record StepSummary(string Name, string Op, string Output, long Parameters, long Flops, long ActivationBytes)
{
    internal static StepSummary Of(Network network, Node node)
    {
        var signature = network.SignatureOf(node);
        var owned = node.ParameterScope == node.Name ? signature.Parameters.Where(p => p.Role != ParameterRole.Statistic).Sum(p => p.Shape.Elements().Size) : 0;
        var bytes = signature.Outputs.Sum(o => o.Shape.ElementsPerRow() * o.Element.Size());
        return new StepSummary(node.Name, node.Op.Name, string.Join(", ", signature.Outputs.Select(o => o.Shape)), owned, signature.Flops, bytes);
    }
}
