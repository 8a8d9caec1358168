using System.Globalization;
using MLNetVision.Networks;

namespace MLNetVision.Evaluation.Reports;

/// <summary>What a model card says, as names and values.</summary>
internal static class CardFacts
{
    public static IEnumerable<(string Name, string Value)> Of(ModelCard? card)
    {
        if (card is null)
            return [];
        var p = card.Preprocessing;
        string Numbers(IEnumerable<float> values) => string.Join(", ", values.Select(v => v.ToString("0.####", CultureInfo.InvariantCulture)));
        (string Name, string Value)[] facts =
        [
            ("Name", card.Name),
            ("Purpose", card.Description),
            ("Classes", card.Labels.Count > 0 ? card.Labels.Count.ToString(CultureInfo.InvariantCulture) : ""),
            ("Input", $"{p.Height} x {p.Width}{(p.Resize > 0 ? $", shorter side resized to {p.Resize}" : "")}{(p.Bicubic ? ", bicubic" : "")}"),
            ("Mean of channels", Numbers(p.Mean)),
            ("Deviation of channels", Numbers(p.Deviation)),
            ("Weights from", card.Source),
            ("Licence", card.Licence),
            ("Paper", card.Paper),
            ("Seed", card.Seed?.ToString(CultureInfo.InvariantCulture) ?? ""),
            .. card.Metrics.Select(m => (m.Key, Format.Number(m.Value))),
        ];
        return facts.Where(f => f.Value.Length > 0);
    }
}
