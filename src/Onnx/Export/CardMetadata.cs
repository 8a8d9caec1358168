using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using MLNetVision.Networks;

namespace MLNetVision.Onnx.Export;

/// <summary>A model's card as texts by name. What is empty is left out; lists and records are JSON.</summary>
internal static class CardMetadata
{
    public const string Labels = "labels";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IEnumerable<KeyValuePair<string, string>> Of(ModelCard card, bool isPictured)
    {
        (string Key, string Value)[] entries =
        [
            ("name", card.Name),
            ("description", card.Description),
            ("licence", card.Licence),
            ("paper", card.Paper),
            ("source", card.Source),
            ("story", card.Story),
            ("seed", card.Seed?.ToString(CultureInfo.InvariantCulture) ?? ""),
            (Labels, card.Labels.Count > 0 ? JsonSerializer.Serialize(card.Labels, Json) : ""),
            ("metrics", card.Metrics.Count > 0 ? JsonSerializer.Serialize(card.Metrics, Json) : ""),
            ("preprocessing", isPictured ? JsonSerializer.Serialize(card.Preprocessing, Json) : ""),
        ];
        return entries.Where(e => e.Value.Length > 0).Select(e => KeyValuePair.Create(e.Key, e.Value));
    }
}
