using Microsoft.ML.Data;

namespace Microsoft.ML.Compat;

/// <summary>A one-to-one table between (.NET type, attribute) and DataViewType that only grows. Safe to use from several threads.</summary>
internal sealed class DataViewTypeTable
{
    private static readonly HashSet<Type> BuiltIn =
    [
        typeof(bool), typeof(sbyte), typeof(byte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong),
        typeof(float), typeof(double), typeof(string), typeof(ReadOnlySpan<char>), typeof(ReadOnlyMemory<char>), typeof(VBuffer<>),
        typeof(Nullable<>), typeof(DateTime), typeof(DateTimeOffset), typeof(TimeSpan), typeof(DataViewRowId),
    ];

    private readonly Dictionary<Key, DataViewType> _types = [];
    private readonly Dictionary<DataViewType, Key> _keys = [];
    private readonly Lock _lock = new();

    public void Add(DataViewType dataViewType, Type type, DataViewTypeAttribute attribute)
    {
        Guard.Argument(!BuiltIn.Contains(type), nameof(type), $"Type {type} already has its own column type and cannot be registered for {dataViewType}.");
        var key = new Key(type, attribute);
        lock (_lock)
        {
            var known = _types.TryGetValue(key, out var otherType);
            if (known && otherType.Equals(dataViewType))
                return;
            Guard.Argument(!known, nameof(type), $"Type {type} is registered for {otherType}, so it cannot also stand for {dataViewType}.");
            Guard.Argument(!_keys.TryGetValue(dataViewType, out var otherKey), nameof(dataViewType),
                $"{dataViewType} is registered for {otherKey.Type}, so {type} cannot also stand for it.");
            _types.Add(key, dataViewType);
            _keys.Add(dataViewType, key);
        }
    }

    public DataViewType Find(Type type, DataViewTypeAttribute attribute)
    {
        lock (_lock)
            return _types.GetValueOrDefault(new Key(type, attribute));
    }

    public bool Knows(DataViewType type)
    {
        lock (_lock)
            return _keys.ContainsKey(type);
    }

    // Attributes compare through DataViewTypeAttribute.Equals and need not have a matching hash code, so only the type is hashed.
    private readonly struct Key(Type type, DataViewTypeAttribute attribute) : IEquatable<Key>
    {
        private readonly DataViewTypeAttribute _attribute = attribute;

        public Type Type { get; } = type;

        public bool Equals(Key other)
            => Type == other.Type && (_attribute is null ? other._attribute is null : other._attribute is not null && _attribute.Equals(other._attribute));

        public override bool Equals(object other) => other is Key key && Equals(key);

        public override int GetHashCode() => Type.GetHashCode();
    }
}
