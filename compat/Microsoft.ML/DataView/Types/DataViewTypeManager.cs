using Microsoft.ML.Compat;

namespace Microsoft.ML.Data;

/// <summary>
/// Which .NET type, with which attribute, stands for which user-defined DataViewType. One table a process, as the public API is static; a pair
/// never changes once it is there.
/// </summary>
public static class DataViewTypeManager
{
    private static readonly DataViewTypeTable Table = new();

    public static void Register(DataViewType dataViewType, Type type, DataViewTypeAttribute typeAttribute = null)
    {
        Guard.NotNull(dataViewType, nameof(dataViewType));
        Guard.NotNull(type, nameof(type));
        Table.Add(dataViewType, type, typeAttribute);
    }

    [Obsolete("Use the overload that takes one DataViewTypeAttribute.", false)]
    public static void Register(DataViewType dataViewType, Type type, IEnumerable<Attribute> typeAttributes)
    {
        var attributes = (typeAttributes ?? []).ToArray();
        Guard.Argument(attributes.Length <= 1, nameof(type), $"Type {type} is registered with at most one attribute, not {attributes.Length}.");
        Guard.Argument(attributes.Length == 0 || attributes[0] is DataViewTypeAttribute, nameof(type),
            $"The attribute of type {type} must derive from {nameof(DataViewTypeAttribute)}.");
        Register(dataViewType, type, attributes.Length == 0 ? null : (DataViewTypeAttribute)attributes[0]);
    }

    /// <summary>The type registered for <paramref name="type"/> and the one DataViewTypeAttribute among <paramref name="attributes"/>, or null.</summary>
    internal static DataViewType Find(Type type, IEnumerable<Attribute> attributes = null) => Table.Find(type, Single(type, attributes));

    internal static bool Knows(DataViewType type) => Table.Knows(type);

    private static DataViewTypeAttribute Single(Type type, IEnumerable<Attribute> attributes)
    {
        var found = (attributes ?? []).OfType<DataViewTypeAttribute>().ToArray();
        Guard.Argument(found.Length <= 1, nameof(type), $"A member of type {type} carries {found.Length} {nameof(DataViewTypeAttribute)}s; one is allowed.");
        return found.Length == 0 ? null : found[0];
    }
}
