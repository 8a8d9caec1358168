using System.Text.Json;
using MLNetVision.Imaging;

namespace MLNetVision.Transforms.Detection.Persistence;

/// <summary>A proposer as JSON: one of this library's by name, with its settings. Types of others are not loaded: a file could name any.</summary>
/// <param name="Name">The type's name.</param>
/// <param name="Settings">Its properties.</param>
internal sealed record ProposerDocument(string Name, JsonElement Settings)
{
    public static ProposerDocument Of(RegionProposer proposer)
    {
        try
        {
            var document = new ProposerDocument(proposer.GetType().Name, JsonSerializer.SerializeToElement(proposer, proposer.GetType()));
            if (Find(document.Name) == proposer.GetType() && document.ToProposer().GetType() == proposer.GetType())
            {
                return document;
            }
        }
        catch (Exception e) when (e is NotSupportedException or InvalidOperationException or JsonException)
        {
            throw Refusal(proposer, e);
        }

        throw Refusal(proposer, null);
    }

    public RegionProposer ToProposer() => Find(Name) is { } type
        ? (RegionProposer)Settings.Deserialize(type)!
        : throw new InvalidDataException($"{DetectionColumns.Owner}: the saved detector proposes regions by '{Name}', which this library lacks. Update it.");

    private static Type? Find(string name) =>
        typeof(RegionProposer).Assembly.GetTypes().FirstOrDefault(t => t.IsPublic && !t.IsAbstract && t.IsSubclassOf(typeof(RegionProposer)) && t.Name == name);

    private static NotSupportedException Refusal(RegionProposer proposer, Exception? cause) => new(
        $"{DetectionColumns.Owner}: a detector that proposes regions by {proposer.GetType().Name} cannot be saved: only this library's own proposers are, whose"
        + " settings are data. Use one of those, or keep the RegionDetector and put it together again.", cause);
}
