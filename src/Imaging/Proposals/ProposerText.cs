using System.Text.Json;
using System.Text.Json.Serialization;

namespace MLNetVision.Imaging;

/// <summary>Proposers as text (JSON), to be saved with a model.</summary>
public static class ProposerText
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The settings of a proposer.</summary>
    /// <exception cref="NotSupportedException">The proposer is a type of the user's, which a saved model could not bring along.</exception>
    public static string Write(RegionProposer proposer)
    {
        ArgumentNullException.ThrowIfNull(proposer);
        try
        {
            return JsonSerializer.Serialize(proposer, Options);
        }
        catch (NotSupportedException)
        {
            throw new NotSupportedException(
                $"{proposer.GetType().Name} cannot be saved: it is code of the application's own. Save a model that uses a proposer of this library, " +
                $"or give the proposals as a column.");
        }
    }

    /// <summary>The proposer that <see cref="Write"/> wrote.</summary>
    /// <exception cref="FormatException">The text is none of that.</exception>
    public static RegionProposer Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<RegionProposer>(text, Options) ?? throw new FormatException("ProposerText: the text holds no proposer.");
        }
        catch (Exception error) when (error is JsonException or NotSupportedException)
        {
            throw new FormatException($"ProposerText: the text is not a proposer of this version: {error.Message}", error);
        }
    }
}
